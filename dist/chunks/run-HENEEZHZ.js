import{verb}from"./chunk-U5J75HTE.js";import"./chunk-MUMO56WM.js";import"./chunk-H3BUCROE.js";import"./chunk-T4HBPPMP.js";import"./chunk-34IHERAF.js";import"./chunk-URHJEKTG.js";
import"./chunk-3DCC42P5.js";import"./chunk-DQHDG6ZV.js";import"./chunk-PB54IAKU.js";import"./chunk-UEVZMLJB.js";import"./chunk-RWSLB767.js";import"./chunk-KHXTAIFC.js";
import"./chunk-7MMVK3CS.js";import"./chunk-53JUL635.js";import"./chunk-4WF2RIB5.js";import"./chunk-RAOQVQQC.js";import"./chunk-MTIUKZG5.js";import"./chunk-AR3RSMTS.js";
import"./chunk-FFOQUKAC.js";import"./chunk-A2AGW456.js";import"./chunk-2GA3E3MR.js";import"./chunk-UESU5J4A.js";import"./chunk-BSGHHAA7.js";import"./chunk-CHC4FBTA.js";
import"./chunk-PQ4VBNA5.js";import"./chunk-XV5376LU.js";import"./chunk-KSQR4XOE.js";import"./chunk-IEC6NF47.js";import"./chunk-7PIFRJ2M.js";export{verb};
