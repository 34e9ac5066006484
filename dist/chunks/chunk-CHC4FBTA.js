var ERROR_KINDS=["Timeout","ProcessExit","AssertionFailed","EngineUnavailable","ImageUnavailable","ConfigInvalid","PolicyViolation","EnforcementUnavailable","ServiceUnhealthy","ResourceLimit","OutputL\
imit","ArtifactInvalid","VerificationFailed","Interrupted","Internal"],CleanroomError=class extends Error{kind;hint;context;constructor(kind,message,options){super(message,options.cause===void 0?void 0:
{cause:options.cause}),this.name="CleanroomError",this.kind=kind,this.hint=options.hint,this.context=options.context??{}}toFailure(){return{kind:this.kind,message:this.message,hint:this.hint,context:this.
context}}},EXIT={ok:0,failed:1,usage:2,infrastructure:3,verification:4,interrupted:130},EXIT_OF={Timeout:EXIT.failed,ProcessExit:EXIT.failed,AssertionFailed:EXIT.failed,EngineUnavailable:EXIT.infrastructure,
ImageUnavailable:EXIT.infrastructure,ConfigInvalid:EXIT.usage,PolicyViolation:EXIT.failed,EnforcementUnavailable:EXIT.infrastructure,ServiceUnhealthy:EXIT.failed,ResourceLimit:EXIT.failed,OutputLimit:EXIT.
failed,ArtifactInvalid:EXIT.infrastructure,VerificationFailed:EXIT.verification,Interrupted:EXIT.interrupted,Internal:EXIT.infrastructure};function exitCodeOf(kind){return EXIT_OF[kind]}function asCleanroomError(thrown){
if(thrown instanceof CleanroomError)return thrown;let message=thrown instanceof Error?thrown.message:String(thrown);return new CleanroomError("Internal",message,{hint:"This is a defect in Cleanroom: p\
lease report it with the run directory attached.",cause:thrown})}export{ERROR_KINDS,CleanroomError,EXIT,exitCodeOf,asCleanroomError};
