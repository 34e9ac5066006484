import{verb}from"./chunk-OEYP2IDJ.js";import"./chunk-MUMO56WM.js";import"./chunk-SJV5EMYM.js";import"./chunk-LWNIYS7F.js";import"./chunk-MGQLKPG2.js";import"./chunk-URHJEKTG.js";
import"./chunk-MMWCE3YL.js";import"./chunk-C3V6S2OU.js";import"./chunk-GCJKZLWW.js";import"./chunk-RC2SFDRM.js";import"./chunk-Y4OQYQA2.js";import"./chunk-KHXTAIFC.js";
import"./chunk-7MMVK3CS.js";import"./chunk-RCTJFIEY.js";import"./chunk-WVJCNRGW.js";import"./chunk-TZ2PETTV.js";import"./chunk-MTIUKZG5.js";import"./chunk-AR3RSMTS.js";
import"./chunk-FFOQUKAC.js";import"./chunk-A2AGW456.js";import"./chunk-2GA3E3MR.js";import"./chunk-BSGHHAA7.js";import"./chunk-CHC4FBTA.js";import"./chunk-PQ4VBNA5.js";
import"./chunk-XV5376LU.js";import"./chunk-KSQR4XOE.js";import"./chunk-IEC6NF47.js";import"./chunk-7PIFRJ2M.js";export{verb};
